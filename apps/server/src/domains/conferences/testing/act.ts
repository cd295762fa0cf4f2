import type { Conference, Participant, ServerErrorCode } from '@parley/contract';
import { type Answer, MINUTE, type Model } from './conference-model.ts';
import type { Action } from './actions.ts';
import type { PlayedApi, Reply, Told } from './played-api.ts';
import { bodyOf, meetingOf, stepsOf } from './predict.ts';

type Of<K extends Action['kind']> = Extract<Action, { kind: K }>;

/** Does it on the server, and answers as much as the model knows of such answers. `model` is as it was before. */
export async function act(api: PlayedApi, model: Model, action: Action): Promise<Answer> {
  if (action.kind === 'wait') {
    for (const step of stepsOf(action)) await api.pass(step);
    return { status: 204 };
  }
  const reply = await send(api, model, action);
  const { body, status } = reply;
  return {
    status,
    ...(body.code !== undefined && { code: body.code as ServerErrorCode }),
    ...(body.conference !== undefined && { conference: api.show(body.conference) }),
    ...(body.state !== undefined && { door: body.state }),
    ...(body.participant !== undefined && { part: partOf(body.participant) }),
    ...(action.kind === 'list' && {
      list: (body.items as Conference[]).map((one) => api.show(one)).sort((a, b) => a.index - b.index),
    }),
    ...(action.kind === 'people' && status === 200 && { parts: (body.items as Participant[]).map(nameOf).sort() }),
  };
}

async function send(api: PlayedApi, model: Model, action: Exclude<Action, Of<'wait'>>): Promise<Reply> {
  if (action.kind === 'create') return await create(api, model, action);
  if (action.kind === 'list') {
    const state = action.state === null ? '' : `&state=${action.state}`;
    return await api.ask(action.who, 'GET', `/api/video-conferences?limit=100${state}`);
  }
  const meeting = meetingOf(model, action);
  const index = model.meetings.indexOf(meeting);
  const { path, door, part, know } = api.meeting(index);
  const { who } = action;
  switch (action.kind) {
    case 'get':
      return await api.ask(who, 'GET', path);
    case 'people':
      return await api.ask(who, 'GET', `${path}/participants?limit=100`);
    case 'update':
      return await update(api, path, meeting.version, action);
    case 'turn':
      return action.to === 'delete'
        ? await api.ask(who, 'DELETE', path)
        : await api.ask(who, 'POST', `${path}/${action.to}`);
    case 'join': {
      const body = who === 'guest' ? { name: 'Gina' } : {};
      const reply =
        action.by === 'id' ? await api.ask(who, 'POST', `${path}/join`) : await api.ask(who, 'POST', door, { body });
      if (reply.body.participant !== undefined) {
        know(who, reply.body.participant.id);
        if (action.comesIn) await api.present(index, who, true);
      }
      return reply;
    }
    case 'leave': {
      const reply = await api.ask(who, 'POST', `${path}/leave`);
      await api.present(index, who, false);
      return reply;
    }
    case 'add':
    case 'name': {
      const body = action.kind === 'name' ? { name: 'Gina' } : { userId: api.idOf(action.whom), role: action.role };
      const reply = await api.ask(who, 'POST', `${path}/participants`, { body });
      if (action.kind === 'add' && reply.body.participant !== undefined) know(action.whom, reply.body.participant.id);
      return reply;
    }
    case 'role':
      return await api.ask(who, 'PATCH', `${path}/participants/${part(action.whom)}`, { body: { role: action.role } });
    case 'remove': {
      const reply = await api.ask(who, 'DELETE', `${path}/participants/${part(action.whom)}`);
      if (reply.status === 204) await api.present(index, action.whom, false);
      return reply;
    }
  }
}

const at = (moment: number) => new Date(moment).toISOString();

async function create(api: PlayedApi, model: Model, action: Of<'create'>): Promise<Reply> {
  const { host, startsAt, ...rest } = bodyOf(model, action);
  const body = {
    ...rest,
    ...(host !== undefined && { hostId: api.idOf(host) }),
    ...(startsAt !== undefined && { startsAt: at(startsAt) }),
  };
  const headers = action.key === null ? {} : { 'idempotency-key': api.keyOf(action.key) };
  const reply = await api.ask(action.who, 'POST', '/api/video-conferences', { body, headers });
  if (reply.body.conference !== undefined) await knowHost(api, action, reply.body.conference);
  return reply;
}

/** The host's part came with the conference; its id is in the list alone. */
async function knowHost(api: PlayedApi, { who, host }: Of<'create'>, made: Conference): Promise<void> {
  const { path, know } = api.meeting(api.show(made).index);
  const { body } = await api.ask(who, 'GET', `${path}/participants`);
  const [part] = (body.items ?? []) as Participant[];
  if (part !== undefined) know(host ?? who, part.id);
}

async function update(api: PlayedApi, path: string, now: number, action: Of<'update'>): Promise<Reply> {
  const { version, header, title, starts, minutes, who } = action;
  const meant = version === 'none' ? undefined : version === 'right' ? now : now + 1;
  const body = {
    ...(title !== null && { title }),
    ...(starts !== null && { startsAt: at(api.now + starts * MINUTE) }),
    ...(minutes !== null && { durationMinutes: minutes }),
    ...(meant !== undefined && !header && { version: meant }),
  };
  const headers = meant === undefined || !header ? {} : { 'if-match': `"${meant}"` };
  return await api.ask(who, 'PUT', path, { body, headers });
}

const partOf = ({ role, expected = false }: Told) => ({ role, expected });

const nameOf = ({ kind, name, role, expected }: Participant): string => {
  const who = kind === 'user' ? name : 'guest';
  return `${expected ? 'expected' : who} ${role}`;
};

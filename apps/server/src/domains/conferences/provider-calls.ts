import { ParleyError } from '@parley/contract';
import { type MeetingRef, type Provider, ProviderError } from '@parley/providers';
import type { ConferenceRow } from './repository.ts';
import type { Uses } from './uses.ts';

/** No provider is waited for longer, whatever it does itself. Milliseconds. */
const TIMEOUT = 15_000;

export const meetingOf = (conference: Pick<ConferenceRow, 'id' | 'workspaceId' | 'meetingId'>): MeetingRef => ({
  conferenceId: conference.id,
  workspaceId: conference.workspaceId,
  meetingId: conference.meetingId,
});

/** The provider of a conference. Throws `PROVIDER_ERROR` when this server has it no longer. */
export function providerOf({ providers }: Pick<Uses, 'providers'>, { provider: id }: { provider: string }): Provider {
  const provider = providers.get(id);
  if (provider !== undefined) return provider;
  throw new ParleyError('PROVIDER_ERROR', 'The service of this meeting is not set up on this server any more.', {
    details: { provider: id },
  });
}

/** Asks a provider something about a conference, whose meeting may not be made yet. Its failure, or its silence, becomes `PROVIDER_ERROR`; errors with a code of ours stay as they are. */
export async function callProvider<T>(
  { clock, log }: Pick<Uses, 'clock' | 'log'>,
  provider: Provider,
  { id: conferenceId, meetingId }: Pick<ConferenceRow, 'id' | 'meetingId'>,
  call: string,
  work: () => Promise<T>,
): Promise<T> {
  const { promise: silence, reject } = Promise.withResolvers<never>();
  const stop = clock.after(TIMEOUT, () => reject(new ProviderError(provider.id, 'unavailable', 'No answer in time')));
  try {
    return await Promise.race([work(), silence]);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const details = { provider: provider.id, meeting_id: meetingId || null, conferenceId, kind: error.kind };
    log.warn({ category: 'provider', ...details, call, err: error }, 'A provider failed');
    throw new ParleyError(
      'PROVIDER_ERROR',
      `${provider.name} cannot be reached at the moment. Try again in a minute.`,
      {
        details: { ...details, ...(error.retryAfter !== null && { retryAfter: Math.ceil(error.retryAfter / 1000) }) },
        cause: error,
      },
    );
  } finally {
    stop();
  }
}

import { ParleyError } from '@parley/contract';
import type { ClientMessage } from '@parley/contract/realtime';
import type { ConferenceDesk } from '../../conferences/index.ts';
import { admitted, capabilitiesOf } from '../capabilities.ts';
import type { Connection } from '../connection.ts';
import { speakerOn } from '../speaker.ts';

/** `webrtc_moderate`: ends the conference for all. The room closes by what follows from that. */
export async function moderate(
  connection: Connection,
  { action }: ClientMessage<'webrtc_moderate'>,
  desk: ConferenceDesk,
): Promise<void> {
  const { participantId } = await speakerOn(connection);
  const admission = admitted(await desk.admission(participantId));
  if (!capabilitiesOf(admission).can_end) {
    throw new ParleyError('FORBIDDEN', 'Only the host ends the meeting for everyone.');
  }
  const { userId } = admission.participant;
  const actor =
    userId === null ? ({ kind: 'guest', id: participantId } as const) : ({ kind: 'user', id: userId } as const);
  switch (action) {
    case 'end_for_all':
      await desk.end(admission.conference.id, 'host', { actor, address: connection.address, requestId: null });
  }
}

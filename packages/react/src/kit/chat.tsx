import { ChatPanel } from '../call/chat-panel.tsx';
import { PeoplePanel } from '../call/people-panel.tsx';
import { useRoom } from '../hooks/room-context.tsx';
import { viewOf } from './view-of.ts';

/**
 * What was said, and where to say something. Fills what holds it.
 *
 * @example
 * <aside style={{ height: 480 }}><Chat /></aside>
 */
export function Chat() {
  return (
    <div className="parley-kit-panel">
      <ChatPanel room={useRoom()} />
    </div>
  );
}

/**
 * Who is there: raised hands first, in their order, then as they came.
 *
 * @example
 * <PeopleList />
 */
export function PeopleList() {
  const room = useRoom();
  return (
    <div className="parley-kit-panel">
      <PeoplePanel room={room} view={viewOf(room)} />
    </div>
  );
}

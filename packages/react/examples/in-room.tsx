import { RoomProvider } from '@parley/react';
import { exampleRoom, type ExampleRoom, type ExampleRoomOptions } from '@parley/react/example';
import { type ReactNode, useEffect, useState } from 'react';

export interface InRoomProps {
  options: ExampleRoomOptions;
  /** What happens once the room is there. */
  onEntered?: (example: ExampleRoom) => void;
  children: ReactNode | ((example: ExampleRoom) => ReactNode);
}

/** Shows its children in a room that is played in the page. */
export function InRoom({ options, onEntered, children }: InRoomProps) {
  const [example, setExample] = useState<ExampleRoom | null>(null);
  useEffect(() => {
    let wanted = true;
    const entered = exampleRoom(options);
    void entered.then((made) => {
      if (!wanted) return;
      setExample(made);
      onEntered?.(made);
    });
    return () => {
      wanted = false;
      void entered.then(({ room }) => room.leave());
    };
  }, [options, onEntered]);
  if (example === null) return null;
  return (
    <RoomProvider room={example.room}>{typeof children === 'function' ? children(example) : children}</RoomProvider>
  );
}

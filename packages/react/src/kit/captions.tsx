/** Something said, as text. */
export interface CaptionLine {
  /** The same while the words of a sentence still come. */
  key: string;
  name: string;
  text: string;
}

/** More are not read while somebody speaks. */
const LINES = 2;

/**
 * The place of captions: the last two lines, over the lower edge of what holds it, never higher than two rows of the words. Where
 * they come from is the host's: a service of its own, or a transcript.
 *
 * @example
 * <div style={{ position: 'relative', height: 480 }}>
 *   <Stage />
 *   <Captions lines={[{ key: '1', name: 'Ben', text: 'Shall we look at the second page?' }]} />
 * </div>
 */
export function Captions({ lines, label }: { lines: readonly CaptionLine[]; label?: string }) {
  if (lines.length === 0) return null;
  return (
    <div className="parley-captions" {...(label === undefined ? {} : { role: 'region', 'aria-label': label })}>
      {lines.slice(-LINES).map(({ key, name, text }) => (
        <p key={key}>
          <b>{name}</b> {text}
        </p>
      ))}
    </div>
  );
}

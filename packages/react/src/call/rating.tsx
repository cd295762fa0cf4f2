import type { Translate } from '@parley/locales';
import { Frown, type LucideIcon, Meh, Smile } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useMessages } from '../parts/index.ts';

/** How a call was; the server knows the same words. */
export type CallRating = 'good' | 'fair' | 'poor';

const FACES: readonly [rating: CallRating, face: LucideIcon, label: Parameters<Translate>[0]][] = [
  ['good', Smile, 'room.rateGood'],
  ['fair', Meh, 'room.rateFair'],
  ['poor', Frown, 'room.ratePoor'],
];

type Answer =
  | { status: 'open' }
  | { status: 'sending'; rating: CallRating }
  | { status: 'thanks' }
  | { status: 'failed' };

/** One press says how the call was. `onRate` is refused when it could not be kept. */
export function Rating({ onRate }: { onRate: (rating: CallRating) => Promise<void> }) {
  const t = useMessages();
  const [answer, setAnswer] = useState<Answer>({ status: 'open' });
  const rate = (rating: CallRating) => {
    if (answer.status === 'sending') return;
    setAnswer({ status: 'sending', rating });
    onRate(rating).then(
      () => setAnswer({ status: 'thanks' }),
      () => setAnswer({ status: 'failed' }),
    );
  };
  return (
    <section className="parley-rating" aria-labelledby="parley-rating">
      <h2 id="parley-rating">{t('room.rateTitle')}</h2>
      <p className="parley-rating-answer" role="status">
        {answer.status === 'thanks' && t('room.rateThanks')}
        {answer.status === 'failed' && t('room.rateFailed')}
      </p>
      {answer.status !== 'thanks' && (
        <div className="parley-rating-faces">
          {FACES.map(([rating, Face, label]) => (
            <Button
              key={rating}
              className="parley-rating-face"
              data-chosen={answer.status === 'sending' && answer.rating === rating ? '' : undefined}
              onPress={() => rate(rating)}
            >
              <Face aria-hidden />
              {t(label)}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

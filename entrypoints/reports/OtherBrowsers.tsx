import type { Doc } from '../../lib/core/doc.ts';
import { totalsElsewhere } from '../../lib/core/elsewhere.ts';
import type { Range } from '../../lib/core/range.ts';
import type { Total } from '../../lib/core/total.ts';
import { listed, SHARES } from '../../lib/ui/activity-words.ts';
import { shortLength } from '../../lib/ui/words.ts';
import { t } from '../../lib/words/t.ts';

const KINDS = ['focus', 'meeting', 'other', 'personal'] as const satisfies (keyof Total['times'])[];

interface OtherBrowsersProps {
  doc: Pick<Doc, 'total' | 'browser'>;
  range: Range;
  device: string;
}

/** What a person's other browsers told of their time: sums alone, because pages stay where they were seen. */
export function OtherBrowsers({ doc, range, device }: OtherBrowsersProps) {
  const browsers = new Map<string, Total['times']>();
  for (const { device: of, times } of totalsElsewhere(doc, range, device)) {
    const sum = browsers.get(of) ?? { focus: 0, other: 0, meeting: 0, personal: 0 };
    browsers.set(of, {
      focus: sum.focus + times.focus,
      other: sum.other + times.other,
      meeting: sum.meeting + times.meeting,
      personal: sum.personal + times.personal,
    });
  }
  if (browsers.size === 0) return null;
  return (
    <section class="card" aria-labelledby="others">
      <h2 class="card-title" id="others">
        {t('In your other browsers')}
      </h2>
      <p class="quiet">{t('Sums they shared; the figures above are of this browser alone.')}</p>
      <ul>
        {[...browsers].map(([of, times]) => (
          <li key={of} class="session">
            <b class="task">
              <bdi>{doc.browser[of]?.value?.name ?? t('A browser that was taken out')}</bdi>
            </b>
            <span class="what">
              {listed(
                KINDS.filter((as) => times[as] > 0).map((as) =>
                  t('{kind} {time}', { kind: t(SHARES[as]), time: shortLength(times[as]) }),
                ),
              ) || t('Nothing yet.')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

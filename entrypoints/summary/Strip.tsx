import { Icon } from '../../components/Icon.tsx';
import { EYE } from '../../components/icons.ts';
import { type Doc, each } from '../../lib/core/doc.ts';
import { IN_FRONT } from '../../lib/core/strip.ts';
import type { Summary } from '../../lib/core/summary.ts';
import { IN_FRONT_WORDS, observedInWords, stretchInWords } from '../../lib/ui/summary-words.ts';
import { shortLength, timeOfDay } from '../../lib/ui/words.ts';
import { t } from '../../lib/words/t.ts';

interface StripProps {
  summary: Summary;
  passes: Pick<Doc, 'pass'>;
  /** See `Shown`. */
  shift: number;
}

/** A narrower part of the strip has no room for its name; the table has them all. */
const ROOM = 0.16;
/** Shorter than this is not worth a place in the key. */
const WORTH = 1000;

/** The session minute by minute, and the same as a table. When a visit was kept out is not noted, so it is not drawn. */
export function Strip({ summary, passes, shift }: StripProps) {
  const { id, ran, stretches, times, seen } = summary;
  const length = ran.endedAt - ran.startedAt;
  const clock = (instant: number) => timeOfDay(instant - shift);
  const opened = each(passes, 'pass').flatMap(([, { session, opens, at }]) =>
    session === id ? [{ at, name: 'site' in opens ? opens.site : t('All communication') }] : [],
  );
  const rows = [
    ...stretches.map((stretch) => ({
      from: stretch.from,
      when: t('{from} to {to}', { from: clock(stretch.from), to: clock(stretch.to) }),
      what: t(IN_FRONT_WORDS[stretch.is]),
      site: stretch.site?.site ?? '',
      time: shortLength(stretch.to - stretch.from),
    })),
    ...opened.map(({ at, name }) => ({
      from: at,
      when: clock(at),
      what: t('Let through'),
      site: name,
      time: '',
    })),
  ].sort((one, other) => one.from - other.from);
  return (
    <section class="strip" aria-labelledby="strip">
      <h2 class="unseen" id="strip">
        {t('Minute by minute')}
      </h2>
      <div class="strip-bar" aria-hidden="true">
        {stretches.map((stretch) => (
          <i
            key={stretch.from}
            data-as={stretch.is}
            style={{ flexGrow: stretch.to - stretch.from }}
            title={t('{from} to {to}: {what}', {
              from: clock(stretch.from),
              to: clock(stretch.to),
              what: stretchInWords(stretch),
            })}
          />
        ))}
      </div>
      <div class="strip-names" aria-hidden="true">
        {stretches
          .filter((stretch) => stretch.to - stretch.from >= ROOM * length)
          .map((stretch) => (
            <span
              key={stretch.from}
              class="strip-name"
              style={{
                insetInlineStart: `${((stretch.from - ran.startedAt) / length) * 100}%`,
                inlineSize: `${((stretch.to - stretch.from) / length) * 100}%`,
              }}
            >
              {stretchInWords(stretch)}
            </span>
          ))}
        {opened.map(({ at, name }) => (
          <span
            key={at}
            class="strip-pass"
            title={t('{time}: {name} let through', { time: clock(at), name })}
            style={{ insetInlineStart: `${Math.min(1, (at - ran.startedAt) / length) * 100}%` }}
          >
            <Icon path={EYE} size={13} />
          </span>
        ))}
      </div>
      <div class="strip-key">
        <ul class="key">
          {IN_FRONT.filter((as) => times[as] >= WORTH).map((as) => (
            <li key={as} class="key-part" data-as={as}>
              <i class="swatch" /> {t(IN_FRONT_WORDS[as])} <b>{shortLength(times[as])}</b>
            </li>
          ))}
        </ul>
        <p class="quiet observed">{observedInWords(seen.observed)}</p>
        <details class="as-table">
          <summary class="link">{t('As a table')}</summary>
          <table class="rows">
            <thead>
              <tr>
                <th class="head">{t('When')}</th>
                <th class="head">{t('In front')}</th>
                <th class="head">{t('Mostly##in front')}</th>
                <th class="head end">{t('Time##spent')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ when, what, site, time }) => (
                <tr key={`${when} ${what} ${site}`}>
                  <th scope="row" class="cell">
                    {when}
                  </th>
                  <td class="cell">{what}</td>
                  <td class="cell name" dir="auto">
                    {site || '–'}
                  </td>
                  <td class="cell figure">{time}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </div>
    </section>
  );
}

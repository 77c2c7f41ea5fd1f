import { describe, expect, test } from 'vitest';
import type { Change } from '../../lib/core/doc.ts';
import { phaseAt } from '../../lib/core/phase.ts';
import { absencesDue, absencesIn, followPresence, type Presence } from '../../lib/core/presence.ts';
import { at, begun, docOf } from './scenario.ts';

const browserOf = (device: string): Change => ({
  kind: 'browser',
  id: device,
  value: { name: device, kind: 'Firefox on Linux', addedAt: at(0), seenAt: at(0) },
});
const PEOPLE = [begun(0, 60), browserOf('here'), browserOf('there')];

/** What `here` notes while it sees these browsers in touch, by the minute; null: it is not in touch itself. */
function watch(seen: [minute: number, members: string[] | null][], before: Change[] = PEOPLE) {
  let presence: Presence | null = null;
  const changes = [...before];
  for (const [minute, members] of seen) {
    const doc = docOf(...changes);
    presence = followPresence(presence, phaseAt(doc, at(minute)), members, at(minute));
    changes.push(...absencesDue(doc, presence, 'here', at(minute)));
  }
  return docOf(...changes);
}
const ID = Object.keys(docOf(begun(0, 60)).session)[0] ?? '';
const absences = (doc: ReturnType<typeof watch>) => absencesIn(doc, { id: ID, endedAt: at(60) });

describe('a browser that goes out of touch in a session', () => {
  test('is noted by the others, from when it was seen last until it is back', () => {
    const doc = watch([
      [1, ['here', 'there']],
      [10, ['here']],
      [12, ['here']],
      [20, ['here', 'there']],
    ]);
    expect(absences(doc)).toEqual([{ device: 'there', from: at(10), to: at(20) }]);
  });

  test('is out of touch until the end when it does not come back', () =>
    expect(
      absences(
        watch([
          [1, ['here', 'there']],
          [10, ['here']],
          [12, ['here']],
        ]),
      ),
    ).toEqual([{ device: 'there', from: at(10), to: at(60) }]));

  test('is noted once more when it goes again', () =>
    expect(
      absences(
        watch([
          [1, ['here', 'there']],
          [10, ['here']],
          [12, ['here']],
          [20, ['here', 'there']],
          [30, ['here']],
          [32, ['here']],
        ]),
      ),
    ).toHaveLength(2));

  test.each([
    [
      'comes back within a minute',
      [
        [1, ['here', 'there']],
        [10, ['here']],
        [11, ['here', 'there']],
      ],
    ],
    [
      'was never there',
      [
        [1, ['here']],
        [12, ['here']],
      ],
    ],
    [
      'cannot be seen, because the one that looks is out of touch',
      [
        [1, ['here', 'there']],
        [10, null],
        [20, null],
      ],
    ],
    [
      'goes before it begins',
      [
        [61, ['here', 'there']],
        [62, ['here']],
        [65, ['here']],
      ],
    ],
  ] as [string, [number, string[] | null][]][])('is not, when it %s', (_, seen) =>
    expect(absences(watch(seen))).toEqual([]),
  );

  test('is not noted once it was taken out', () =>
    expect(
      absences(
        watch(
          [
            [1, ['here', 'there']],
            [10, ['here']],
            [12, ['here']],
          ],
          [begun(0, 60), browserOf('here')],
        ),
      ),
    ).toEqual([]));

  test('says itself that it is back, where nobody else saw it', () => {
    const noted: Change = {
      kind: 'absence',
      id: `${ID}/here`,
      value: { session: ID, device: 'here', stretches: [{ from: at(10), to: null }] },
    };
    expect(absences(watch([[20, ['here']]], [...PEOPLE, noted]))).toEqual([
      { device: 'here', from: at(10), to: at(20) },
    ]);
  });
});

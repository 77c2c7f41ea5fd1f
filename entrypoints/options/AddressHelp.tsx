import { msg, t } from '../../lib/words/t.ts';

const PLACES: [where: string, how: string][] = [
  [
    'Google Calendar',
    msg(
      'On the web: Settings, then the calendar’s name at the left, then Integrate calendar. Copy “Secret address in iCal format”. An account of a company may not have one.',
    ),
  ],
  [
    'Outlook',
    msg(
      'On the web: Settings, Calendar, Shared calendars. Under “Publish a calendar” choose the calendar and “Can view all details”, press Publish, and copy the ICS link.',
    ),
  ],
  [
    'iCloud',
    msg(
      'On icloud.com/calendar: the sign beside the calendar’s name, then Public Calendar, then Copy Link. Whoever has this link can read the calendar.',
    ),
  ],
  [
    'Fastmail',
    msg(
      'Settings, Calendars, then Share beside the calendar. Allow anyone with the link to see it, and copy the address that ends in .ics.',
    ),
  ],
];

/** Where the secret address of a calendar is found. */
export const AddressHelp = () => (
  <details class="counting">
    <summary class="link">{t('Where to find the address')}</summary>
    <dl>
      {PLACES.map(([where, how]) => (
        <div key={where} class="rule">
          <dt>{where}</dt>
          <dd>{t(how)}</dd>
        </div>
      ))}
    </dl>
  </details>
);

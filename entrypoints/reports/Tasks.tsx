import type { Ran } from '../../lib/core/evidence.ts';
import type { TaskTime } from '../../lib/core/task-times.ts';
import { shortLength } from '../../lib/ui/words.ts';
import { t } from '../../lib/words/t.ts';

interface TasksProps {
  tasks: readonly TaskTime[];
  onOpen: (title: string, sessions: Ran[]) => void;
}

/** Time by task: what was hoped for beside what happened. */
export const Tasks = ({ tasks, onOpen }: TasksProps) =>
  tasks.length > 0 && (
    <section class="card" aria-labelledby="by-task">
      <h2 class="card-title" id="by-task">
        {t('By task')}
      </h2>
      <table class="rows stacked tasks">
        <thead>
          <tr>
            <th class="head">{t('Task')}</th>
            <th class="head end">{t('Planned##time')}</th>
            <th class="head end">{t('Real##time')}</th>
            <th class="head end">{t('Focus Work')}</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map(({ task, sessions, planned, real, focus }) => {
            const name = task || t('Untitled sessions');
            return (
              <tr key={task.toLowerCase()} class="stacked-row task-row">
                <th scope="row" class="cell name">
                  <bdi>{name}</bdi>
                </th>
                <td class="cell figure" data-kind={t('Planned##time')}>
                  {shortLength(planned)}
                </td>
                <td class="cell figure" data-kind={t('Real##time')}>
                  <button type="button" class="opens" onClick={() => onOpen(name, sessions)}>
                    {shortLength(real)}
                    <span class="unseen">{t(', {name}, open what was in front', { name })}</span>
                  </button>
                </td>
                <td class="cell figure" data-kind={t('Focus Work')}>
                  {focus === null ? '…' : focus === 0 ? '–' : shortLength(focus)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );

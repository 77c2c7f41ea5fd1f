import { type Doc, each } from '../core/doc.ts';

const MOST = 3;

/** The tasks of the latest sessions, each once, without the one in hand. */
export function recentTasks(doc: Pick<Doc, 'session'>, inHand: string): string[] {
  const sessions = each(doc, 'session').map(([, session]) => session);
  sessions.sort((one, other) => other.startedAt - one.startedAt);
  const tasks = new Set(sessions.map(({ task }) => task));
  tasks.delete('');
  tasks.delete(inHand.trim());
  return [...tasks].slice(0, MOST);
}

/** The projects of the latest sessions, each once. */
export function recentProjects(doc: Pick<Doc, 'session'>): string[] {
  const sessions = each(doc, 'session').map(([, session]) => session);
  sessions.sort((one, other) => other.startedAt - one.startedAt);
  return [...new Set(sessions.flatMap(({ project }) => (project ? [project] : [])))];
}

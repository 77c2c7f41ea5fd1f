import { PROJECT_LENGTH } from '../lib/core/session.ts';
import { t } from '../lib/words/t.ts';

interface ProjectFieldProps {
  project: string;
  recent: readonly string[];
  onProject: (project: string) => void;
}

/** What the task belongs to: a client, a course, a thing that takes more than one session. */
export const ProjectField = ({ project, recent, onProject }: ProjectFieldProps) => (
  <div class="field">
    <div class="label">
      <label for="project">{t('Project')}</label>
      <small>{t('optional')}</small>
    </div>
    <input
      id="project"
      class="text slim"
      value={project}
      maxLength={PROJECT_LENGTH}
      dir="auto"
      list="projects"
      autocomplete="off"
      onInput={({ currentTarget }) => onProject(currentTarget.value)}
    />
    <datalist id="projects">
      {recent.map((each) => (
        <option key={each} value={each} />
      ))}
    </datalist>
  </div>
);

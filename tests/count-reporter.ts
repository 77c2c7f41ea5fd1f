import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** How the tests of one file went; '' for errors outside of any. */
export interface FileCount {
  file: string;
  passed: number;
  /** What failed, by its whole name. A file that could not be loaded is a failure too, though of no test. */
  failed: string[];
}

/** How a run of vitest went, told to the process that started it through the file it names in SUNDIAL_COUNTS. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const counts: FileCount[] = modules.map((module) => {
      const tests = [...module.children.allTests()];
      const file = module.relativeModuleId;
      const passed = tests.filter((test) => test.result().state === 'passed').length;
      const failed = tests
        .filter((test) => ['failed', 'pending'].includes(test.result().state))
        .map((test) => `${file} > ${test.fullName}`);
      return { file, passed, failed: failed.length === 0 && !module.ok() ? [file] : failed };
    });
    if (unhandled.length > 0)
      counts.push({
        file: '',
        passed: 0,
        failed: unhandled.map((error) => `outside any test: ${String(error)}`),
      });
    const to = process.env.SUNDIAL_COUNTS;
    if (to) writeFileSync(to, JSON.stringify(counts));
  }
}

import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** How a run of vitest went, told to the process that started it through the file it names in SUNDIAL_COUNTS. */
export type Counts = {
  passed: number;
  failed: number;
  /** What failed, by its whole name. */
  names?: string[];
};

/** A file that could not be loaded and an error outside any test are failures too, though of no test. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const names = unhandled.map(() => 'an error outside any test');
    let passed = 0;
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      passed += tests.filter((test) => test.result().state === 'passed').length;
      const failed = tests.filter((test) => ['failed', 'pending'].includes(test.result().state));
      names.push(...failed.map((test) => `${module.relativeModuleId} > ${test.fullName}`));
      if (failed.length === 0 && !module.ok()) names.push(module.relativeModuleId);
    }
    const counts: Counts = { passed, failed: names.length, names };
    const file = process.env.SUNDIAL_COUNTS;
    if (file) writeFileSync(file, JSON.stringify(counts));
  }
}

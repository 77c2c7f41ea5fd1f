import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** How a run of vitest went, told to the process that started it through the file it names in SUNDIAL_COUNTS. */
export type Counts = { passed: number; failed: number };

/** A file that could not be loaded and an error outside any test are failures too, though of no test. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const counts: Counts = { passed: 0, failed: unhandled.length };
    for (const module of modules) {
      const states = [...module.children.allTests()].map((test) => test.result().state);
      counts.passed += states.filter((state) => state === 'passed').length;
      const failed = states.filter((state) => state === 'failed' || state === 'pending').length;
      counts.failed += failed === 0 && !module.ok() ? 1 : failed;
    }
    const file = process.env.SUNDIAL_COUNTS;
    if (file) writeFileSync(file, JSON.stringify(counts));
  }
}

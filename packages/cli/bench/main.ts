/** Ratios measured side by side in one run; absolute times say more about the machine than about the tool. */

import { reporters } from '@assay/reporters';
import { benchEngine } from './engine.ts';
import { benchFixtures } from './fixtures.ts';
import { benchHostile } from './hostile.ts';
import { benchMemory } from './memory.ts';
import { benchStartUp } from './start-up.ts';
import { benchValidate } from './validate.ts';

benchStartUp();
benchValidate();
if (!benchHostile()) process.exitCode = 1;
if (!benchMemory(Object.keys(reporters))) process.exitCode = 1;
if (!(await benchFixtures())) process.exitCode = 1;
if (!(await benchEngine())) process.exitCode = 1;

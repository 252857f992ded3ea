/** Ratios measured side by side in one run; absolute times say more about the machine than about the tool. */
import { benchHostile } from './hostile.ts';
import { benchStartUp } from './start-up.ts';
import { benchValidate } from './validate.ts';

benchStartUp();
benchValidate();
if (!benchHostile()) process.exitCode = 1;

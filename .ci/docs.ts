/** Rebuilds everything in the repository that is generated. A test compares each file with what this makes. */
import { writeRuleIndexes } from './rule-index.ts';

writeRuleIndexes();

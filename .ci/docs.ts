/** Rebuilds everything in the repository that is generated. A test compares each file with what this makes. */
import { writeFileSync } from 'node:fs';
import { writeRuleIndexes } from './rule-index.ts';

writeRuleIndexes();
// The rest loads the rules, so it must not be loaded before their index is written.
const { helpFile, helpText } = await import('./help-text.ts');
writeFileSync(helpFile, await helpText());
const { flatProfiles } = await import('./flat-profiles.ts');
for (const [file, text] of Object.entries(flatProfiles())) writeFileSync(file, text);
const { writeProfileModules } = await import('./profile-modules.ts');
writeProfileModules();
const { rulesFile, rulesPage } = await import('./rules-page.ts');
writeFileSync(rulesFile, rulesPage());
const { readmeFile, readmeWithCounts } = await import('./readme-counts.ts');
writeFileSync(readmeFile, readmeWithCounts());
const { sampleFolder, sampleReports } = await import('./sample-reports.ts');
for (const [file, text] of Object.entries(sampleReports())) writeFileSync(sampleFolder + file, text);
const { pinNewNames } = await import('./junit-names.ts');
pinNewNames();

import { startOidcProvider } from './oidc-provider.ts';
import { runTest, collect } from '../../../runner/src/index.ts';
import { shippedProfile } from '../../../cases/src/index.ts';
import { pretty, junit } from '../../../reporters/src/index.ts';
const p = await startOidcProvider();
const profile = shippedProfile('rfc7523');
const cases = [
 { id:'aud-missing', title:'no aud', since:'2026-11', group:'audience', edit:[{op:'remove',path:'/claims/aud'}], violates:['aud-required'] },
 { id:'exp-missing', title:'no exp', since:'2026-11', group:'time', edit:[{op:'remove',path:'/claims/exp'}], violates:['exp-required'] },
 { id:'iss-other', title:'iss other', since:'2026-11', group:'identity', edit:[{op:'replace',path:'/claims/iss', value:{$client:'other'}}], violates:['iss-is-client-id'] },
 { id:'sig-pad', title:'padded', since:'2026-11', group:'signature', damage:'pad-signature', violates:['jws-base64url'] },
 { id:'jku', title:'jku foreign', since:'2026-11', group:'keys', edit:[{op:'replace',path:'/header/jku', value:{$url:'foreignJwks'}}], key:'other', violates:['embedded-key-not-trusted'], proves:['key-url-not-fetched'] },
 { id:'replay', title:'replay', since:'2026-11', group:'replay', violates:['jti-single-use'], steps:[{id:'a'},{id:'b', same:{step:'a',what:'bytes'}}] },
];
const run = runTest({ profile, digest:'sha256:x', version:'0', target: p.target, variants: p.variants, cases: cases as any, capabilities: new Set(['second-client']), seed: 1, runs: 20, concurrency: 4, transport:{timeoutSeconds:3} });
const t=Date.now();
const { report } = await collect(run, { profile, reasons: {}, failOn:'failed' });
console.log(pretty(report, {width:110}));
console.log(Date.now()-t,'ms');
for (const r of report.results) if (r.variant==='ES256'||!r.variant) console.log(r.status, r.id, r.requirement, r.message.slice(0,150));
await p.close();

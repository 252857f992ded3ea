/** Loaded before a command with `--import`: writes the URL of every module that is loaded to a file. */
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const file = process.env['LIST_MODULES_IN'];
if (file === undefined) throw new TypeError('LIST_MODULES_IN names the file');

registerHooks({
  load: (url, context, next) => {
    appendFileSync(file, `${url}\n`);
    return next(url, context);
  },
});

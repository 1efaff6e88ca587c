/** `npm run demo -- <args>`: any pulumi command on the demo that `npm start` brings up. */
import { startDemo } from "./demo.ts";

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
const demo = await startDemo();
const code = await demo.run(...process.argv.slice(2));
demo.stop();
process.exit(code);

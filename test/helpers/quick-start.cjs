/**
 * Lets a program or a provider start without what Pulumi's SDK loads and then hardly ever uses, which is half of the
 * time of a run of the CLI in a test: npm's Arborist, the exporters of OpenTelemetry, and the compiler of TypeScript.
 * They are loaded when they are first used.
 *
 *     node --require quick-start.cjs <program>
 */
"use strict";
const Module = require("node:module");

// `typescript: false` of Pulumi.yaml, for a language host that is too old to read it there.
if (process.env.PROGRAM_IS_JAVASCRIPT === "true") process.env.PULUMI_NODEJS_TYPESCRIPT = "false";

/** What the SDK loads as a whole, and what it takes functions from at once. */
const WHOLE = /^@npmcli\/arborist$|\/typescript-shim$/;
const FUNCTIONS = /^@opentelemetry\/(?!api$)/;

/** Stands for a value that is first had when it is used. */
function late(load, get = (loaded, name) => loaded()[name]) {
	let value;
	const loaded = () => {
		value ??= load();
		return value;
	};
	return new Proxy(() => {}, {
		get: (_, name) => (name === "__esModule" ? true : get(loaded, name)),
		construct: (_, args) => Reflect.construct(loaded(), args),
		apply: (_, self, args) => Reflect.apply(loaded(), self, args),
	});
}

const load = Module._load;
Module._load = function (id, parent, ...others) {
	const now = () => load.call(this, id, parent, ...others);
	const isOfSdk = parent?.filename?.includes("@pulumi");
	if (isOfSdk && WHOLE.test(id)) return late(now);
	if (isOfSdk && FUNCTIONS.test(id)) return late(now, (loaded, name) => late(() => loaded()[name]));
	return now();
};

import { stringify } from "yaml";
import { slugOf } from "../conference/pull/keys";
import { nativeTypeOf } from "../lifecycle/state-form";

/** What this package says of itself. */
const OWN = require("pulumi-zoom-events/package.json") as {
	version: string;
	peerDependencies: Record<string, string>;
	peerDependenciesMeta: Record<string, { optional?: boolean }>;
};

/** The packages that every project needs beside this one; a store's client is for those who set a store. */
function neededPeers(): Record<string, string> {
	const { peerDependencies, peerDependenciesMeta: facts } = OWN;
	return Object.fromEntries(Object.entries(peerDependencies).filter(([name]) => facts[name]?.optional !== true));
}

/** The types of Node.js that a program may use: those of the oldest version that the newest Pulumi SDK runs on. */
const NODE_TYPES = "^22.0.0";

/** Python's SDK of Pulumi, of the versions that the package's own SDK for Python takes. */
const PYTHON_SDK = "pulumi>=3.269.0,<4.0.0";

/** The folder of a Python project's environment. */
const VENV = "venv";

/** Where `npm install` puts the plugin, for the engine: then nothing is downloaded. */
const PLUGINS = { providers: [{ name: "zoom-events", path: "node_modules/.bin" }] };

/** A language that a project can be in, beside TypeScript on dynamic resources. */
export type Language = "yaml" | "python" | "typescript";

/** What makes a folder a Pulumi project that brings a conference file up. */
export interface StarterProject {
	/** Files of the project, by name. */
	files: Record<string, string>;
	/** Files that make it an npm project too, where the folder is none yet. */
	npm: Record<string, string>;
	/** Folders that are never committed. */
	ignored: string[];
	/** npm packages that it needs, for a folder that is an npm project already. */
	packages: string[];
	/** Commands after `npm install` and before `pulumi up`. */
	next: string[];
}

/** `Pulumi.yaml`, by the name of its folder. */
function projectFile(folder: string, rest: object): string {
	return stringify({ name: slugOf(folder, "conference"), ...rest });
}

const DESCRIPTION = "A conference as one YAML file";

/** `package.json` of a project whose program needs some packages beside ours. */
function packageFile(rest: object = {}, devDependencies?: object): string {
	const { typescript: _, ...sdk } = neededPeers();
	const dependencies = { ...sdk, "pulumi-zoom-events": `^${OWN.version}` };
	return `${JSON.stringify({ private: true, ...rest, dependencies, devDependencies }, undefined, 2)}\n`;
}

/** How the program is compiled, by Pulumi and by an editor alike. */
function compilerFile(): string {
	const compilerOptions = {
		strict: true,
		target: "es2022",
		module: "nodenext",
		types: ["node"],
		skipLibCheck: true,
		noEmit: true,
	};
	return `${JSON.stringify({ compilerOptions, files: ["index.ts"] }, undefined, 2)}\n`;
}

/** A project in TypeScript; without a compiler of its own it would be compiled by that of the SDK, which is too old. */
function typescript(file: string, folder: string, entry: string, rest: object = {}): StarterProject {
	const devDependencies = { "@types/node": NODE_TYPES, typescript: OWN.peerDependencies.typescript };
	return {
		files: {
			"Pulumi.yaml": projectFile(folder, { runtime: "nodejs", description: DESCRIPTION, ...rest }),
			"index.ts": `/** The conference of ${file}. */
import * as zoom from "${entry}";

const conference = new zoom.Conference("conference", { file: ${JSON.stringify(file)} });

export const eventId = conference.eventId;
export const sessionIds = conference.ids.sessions;
`,
		},
		npm: {
			"package.json": packageFile({ main: "index.ts", scripts: { check: "tsc --noEmit" } }, devDependencies),
			"tsconfig.json": compilerFile(),
		},
		ignored: ["node_modules/"],
		packages: ["pulumi-zoom-events", "@pulumi/pulumi"],
		next: [],
	};
}

/** A project without a program: the organiser writes one file, and no other changes. */
function yaml(file: string, folder: string): StarterProject {
	return {
		files: {
			"Pulumi.yaml": projectFile(folder, {
				runtime: "yaml",
				description: DESCRIPTION,
				plugins: PLUGINS,
				resources: { conference: { type: nativeTypeOf("Conference"), properties: { file } } },
				outputs: {
					eventId: `\${conference.eventId}`,
					sessionIds: `\${conference.ids["sessions"]}`,
				},
			}),
		},
		npm: { "package.json": packageFile() },
		ignored: ["node_modules/"],
		packages: ["pulumi-zoom-events", "@pulumi/pulumi"],
		next: [],
	};
}

/** A project in Python, whose SDK comes with the npm package. */
function python(file: string, folder: string): StarterProject {
	return {
		files: {
			"Pulumi.yaml": projectFile(folder, {
				runtime: { name: "python", options: { toolchain: "pip", virtualenv: VENV } },
				description: DESCRIPTION,
				plugins: PLUGINS,
			}),
			"__main__.py": `"""The conference of ${file}."""

import pulumi
import pulumi_zoom_events as zoom

conference = zoom.Conference("conference", file=${JSON.stringify(file)})

pulumi.export("eventId", conference.event_id)
pulumi.export("sessionIds", conference.ids["sessions"])
`,
			"requirements.txt": `${PYTHON_SDK}\n./node_modules/pulumi-zoom-events/sdk/python\n`,
		},
		npm: { "package.json": packageFile() },
		ignored: ["node_modules/", `${VENV}/`, "__pycache__/"],
		packages: ["pulumi-zoom-events", "@pulumi/pulumi"],
		next: [`python3 -m venv ${VENV} && ${VENV}/bin/pip install -r requirements.txt`],
	};
}

/**
 * The project that brings a conference file up.
 *
 * @param language of the native plugin; TypeScript on dynamic resources where there is none
 * @param file name of the conference file, which is beside the project's
 * @param folder name of the project's folder
 */
export function starterProject(language: Language | undefined, file: string, folder: string): StarterProject {
	switch (language) {
		case undefined:
			return typescript(file, folder, "pulumi-zoom-events");
		case "typescript":
			return typescript(file, folder, "pulumi-zoom-events/native", { plugins: PLUGINS });
		case "yaml":
			return yaml(file, folder);
		case "python":
			return python(file, folder);
	}
}

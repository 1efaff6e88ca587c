import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** Where a path leads: to a file, with its real path where it is there; or why it may not be followed. */
export type Found = { path: string; real?: string } | { reason: string };

/**
 * The folder that no path in a conference file may leave: that of the git repository, else that of the file. A file is
 * reviewed before it is merged; what lies beside the repository, on the machine that runs it, is nobody's to publish.
 */
export class Repository {
	readonly #root: string;

	/** @param file real path of the conference file */
	constructor(file: string) {
		this.#root = rootOf(dirname(file));
	}

	/** The folder itself. */
	get root(): string {
		return this.#root;
	}

	/**
	 * Follows a path from a folder.
	 *
	 * @param folder where the path starts, relative to here
	 * @param path as the file says it
	 */
	find(folder: string, path: string): Found {
		const target = resolve(folder, path);
		// Before looking for the file, so that what is outside stays unknown.
		const why = this.#whyNot(target);
		if (why === "outside") return { reason: `is "${path}", which is outside the repository; move the file into it.` };
		if (why === "git") return { reason: `is "${path}", which is among git's own files; name one of the repository's.` };
		if (!existsSync(target)) return { path: target };
		const real = realpathSync(target);
		const whyReal = this.#whyNot(real);
		if (whyReal !== undefined) {
			const where = whyReal === "git" ? "to git's own files" : "outside the repository";
			return { reason: `is "${path}", a link that leads ${where}; copy the file into it.` };
		}
		return { path: target, real };
	}

	#whyNot(path: string): "outside" | "git" | undefined {
		if (!path.startsWith(this.#root.endsWith(sep) ? this.#root : this.#root + sep)) return "outside";
		// A runner keeps its token there.
		const isGits = relative(this.#root, path)
			.split(sep)
			.some((step) => step.toLowerCase() === ".git");
		return isGits ? "git" : undefined;
	}
}

function rootOf(folder: string): string {
	for (let place = folder; ; place = dirname(place)) {
		if (existsSync(join(place, ".git"))) return place;
		if (place === dirname(place)) return folder;
	}
}

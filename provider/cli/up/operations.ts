/** What the four commands differ in: all that they have in common is in the other files. */
export interface Operation {
	/** Pulumi's command that does it. */
	command: "up" | "refresh" | "destroy";
	/** Pulumi's command that shows it before, and changes nothing. */
	preview: readonly string[];
	/** Said while it runs: `Updating`. */
	doing: string;
	/** What a person is asked. */
	question: string;
	/** What `--help` says of it. */
	description: string;
}

/** The commands that change something, by their names. */
export const OPERATIONS = {
	up: {
		command: "up",
		preview: ["preview"],
		doing: "Updating",
		question: "Perform this update",
		description: "Run pulumi up at the rate of the Zoom plan, for conferences with hundreds or thousands of objects",
	},
	refresh: {
		command: "refresh",
		preview: ["refresh", "--preview-only"],
		doing: "Refreshing",
		question: "Perform this refresh",
		description: "Run pulumi refresh in the same way",
	},
	destroy: {
		command: "destroy",
		preview: ["destroy", "--preview-only"],
		doing: "Destroying",
		question: "Perform this destroy",
		description: "Run pulumi destroy in the same way",
	},
} as const satisfies Record<string, Operation>;

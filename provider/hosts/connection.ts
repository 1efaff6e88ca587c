import { ZoomEventsClient } from "../api/client";
import type { ClientSettings } from "../api/settings";
import type { UploadProgress } from "../api/upload";
import { waitText } from "../api/waits";
import { skipsCheckpoints } from "../lifecycle/checkpoints";
import type { LifecycleOptions } from "../lifecycle/context";
import { CreateJournal } from "../lifecycle/journal";
import { Run } from "../lifecycle/ownership/run";
import type { StackView } from "../lifecycle/ownership/stack-view";
import { ToldErrors } from "./told-errors";

/** Progress is shown this often at most, in ms. */
const PROGRESS_MS = 5_000;

/** Tells how far each upload is, now and then. */
function progressReporter(say: (text: string) => void): (progress: UploadProgress) => void {
	const told = new Map<string, number>();
	return ({ fileName, sentBytes, totalBytes }) => {
		const last = told.get(fileName) ?? Date.now();
		told.set(fileName, last);
		if (Date.now() - last < PROGRESS_MS) return;
		told.set(fileName, Date.now());
		const [sent, total] = [sentBytes, totalBytes].map((bytes) => Math.round(bytes / 1_000_000));
		say(`Uploading ${fileName}: ${sent} of ${total} MB`);
	};
}

/** A run that has made so many objects with checkpoints has taken longer than it need have. */
const MANY = 300;

/** Tells once, of a run that has become large, what makes the next one faster. */
function largeRunHint(say: (text: string) => void): (count: number) => void {
	return (count) => {
		if (count !== MANY) return;
		say(
			`${MANY} objects were created so far, and Pulumi writes the whole state twice for each. "npx zoom-events up" brings up large conferences at the rate of the Zoom plan: see docs/scale.md.`,
		);
	};
}

/** What all kinds of a process share: token, connections and rate limit, and what is known of the run. */
export interface Connection {
	settings: ClientSettings;
	client: ZoomEventsClient;
	run: Run;
	/** Errors that were told so far. */
	told: ToldErrors;
}

/** How a host works, as usual where not given. */
export interface HostOptions extends Omit<LifecycleOptions, "run"> {
	/** Connects to the account that the settings name. */
	connect?: typeof connect;
}

/**
 * Connects a host to an account; nothing is sent before the first call.
 *
 * @param say tells the user of waits, uploads and the like
 * @param view of the running stack; undefined as long as it can't be asked
 */
export function connect(
	settings: ClientSettings,
	say: (text: string) => void,
	view: () => StackView | undefined,
): Connection {
	const onWait = (waitMs: number, reason: string): void => say(waitText(waitMs, reason));
	const { journalFolder, accountId, apiUrl } = settings;
	const isUnchecked = skipsCheckpoints();
	const run = new Run(CreateJournal.of(journalFolder, `${accountId} ${apiUrl}`, isUnchecked), {
		view,
		...(!isUnchecked && { onMade: largeRunHint(say) }),
	});
	return {
		settings,
		client: new ZoomEventsClient(settings, {
			onWait,
			onNotice: say,
			onUploadProgress: progressReporter(say),
			needs: (isWrite) => run.needs.all(isWrite),
		}),
		run,
		told: new ToldErrors(),
	};
}

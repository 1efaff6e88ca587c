import type { Figure } from "../figure.ts";
import { checks } from "./checks.ts";
import { emulator } from "./emulator.ts";
import { fleet } from "./fleet.ts";
import { hosts } from "./hosts.ts";
import { large } from "./large.ts";
import { machines } from "./machines.ts";
import { memory } from "./memory.ts";
import { noChange } from "./no-change.ts";
import { rate } from "./rate.ts";
import { refresh } from "./refresh.ts";
import { state } from "./state.ts";
import { textbook } from "./textbook.ts";
import { unchecked } from "./unchecked.ts";
import { up } from "./up.ts";

/** All figures; the first has number 1. */
export const figures: readonly Figure[] = [
	up,
	textbook,
	refresh,
	rate,
	noChange,
	state,
	emulator,
	memory,
	hosts,
	large,
	checks,
	fleet,
	unchecked,
	machines,
];

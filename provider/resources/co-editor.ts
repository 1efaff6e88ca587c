import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import { coEditor } from "../kinds/co-editor";
import type { CommonArgs, InputsOf, ItemProperties } from "./types";

type Item = Omit<ItemProperties<"coeditoractions", "coeditors">, "email"> & { email: string };

/** Inputs of a co-editor: an item of `PATCH /zoom_events/events/{eventId}/coeditors`, in camelCase. */
export interface CoEditorArgs extends InputsOf<Item>, CommonArgs {
	/** The event; a change makes a new co-editor. */
	eventId: pulumi.Input<string>;
}

/** Outputs of a co-editor: its inputs. */
export interface CoEditorOutputs extends Item {
	eventId: string;
}

/**
 * A user who may edit sections of an event. The e-mail tells co-editors of an event apart.
 *
 * @example
 * ```ts
 * new zoom.CoEditor("grace", {
 * 	eventId: event.eventId,
 * 	email: "grace@example.com",
 * 	permissionGroups: ["EventConfiguration", "EventBranding"],
 * });
 * ```
 */
export class CoEditor extends defineResource<CoEditorArgs, CoEditorOutputs>(coEditor) {}

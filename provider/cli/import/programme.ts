/** A speaker of another system. */
export interface ImportedSpeaker {
	/** What a later import finds the entry by: the id there, or the name where the system gives none of its own. */
	id: string;
	/** Other ids by which an earlier import may have noted the same person. */
	alsoKnownAs: string[];
	name: string;
	biography?: string;
	jobTitle?: string;
	companyName?: string;
	companyWebsite?: string;
	linkedinUrl?: string;
	twitterUrl?: string;
	youtubeUrl?: string;
}

/** What an import knows of a speaker beside the name. */
export type SpeakerDetails = Omit<ImportedSpeaker, "id" | "alsoKnownAs" | "name">;

/** A session of another system. */
export interface ImportedSession {
	/** What a later import finds the entry by: unique in the programme. */
	id: string;
	/** Other ids by which an earlier import may have noted the same session. */
	alsoKnownAs: string[];
	name: string;
	description?: string;
	/** Instants with an offset, or local times of the event's zone. */
	startTime: string;
	endTime: string;
	/** Date of the programme's day, where the export says it: a party at 00:30 belongs to the night before. */
	day?: string;
	room?: string;
	/** Labels of tracks, in the export's order. */
	tracks: string[];
	/** Ids of its speakers. */
	speakers: string[];
}

/** An entry of an export that is in no session or speaker, and why. */
export interface LeftOut {
	/** The entry, in words: its title in quotes, or whose part it is. */
	what: string;
	reason: string;
	/** Whether it is meant so, as a break; otherwise something is wrong with the entry. */
	isMeant: boolean;
}

/** A programme of another system, in one form for all of them. */
export interface Programme {
	/** Its system. */
	source: string;
	title?: string;
	/** As the export says it: perhaps no IANA zone. */
	timezone?: string;
	speakers: ImportedSpeaker[];
	sessions: ImportedSession[];
	leftOut: LeftOut[];
	/** What is said once of the export as a whole, each a sentence. */
	notes: string[];
}

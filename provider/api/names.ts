/** `speakerId` to `speaker_id`, the API's name. */
export function toSnakeCase(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

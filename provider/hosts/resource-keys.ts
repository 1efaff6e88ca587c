/** Hidden input of a dynamic resource that names it in its program and stack; see `identityOf`. */
export const IDENTITY_KEY = "__identity";

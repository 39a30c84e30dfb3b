import { createContext } from 'preact'

/** Makes the hidden `_key` of one form: CSRF token and "once" key in one. The web platform supplies it. */
export const FormKeyContext = createContext<() => string>(() => '')

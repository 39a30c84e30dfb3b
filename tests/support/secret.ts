/** The installation's secret in tests; the clones share one set of logins. */
export const testSecret = 'only for tests, and only for tests, and so on'
export const loginPrefix = 'circle_test'

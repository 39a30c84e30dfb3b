/** `/groups/0198…`: an id has one spelling, anything else is no address of ours. */
export const groupPath = '/groups/:id{[0-9a-f-]{36}}'

/** What is printed and sent: it counts, and leads on to the flier. */
export const flierPath = (code: string): string => `/f/${code}`

export const flierPage = (groupId: string, code: string): string => `/groups/${groupId}/flier?from=${code}`

export const pdfPath = (groupId: string, code: string): string => `/groups/${groupId}/flier.pdf?from=${code}`

export const outreachPath = (groupId: string): string => `/groups/${groupId}/outreach`

export const askPath = (groupId: string, askId: string): string => `/groups/${groupId}/outreach/asks/${askId}`

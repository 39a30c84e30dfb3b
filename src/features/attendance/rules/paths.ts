/** The page of a secret address for apologies; with a meeting, the question about that one. */
export const apologiesPath = (token: string, meetingId?: string): string =>
  meetingId ? `/apologies/${token}/${meetingId}` : `/apologies/${token}`

export const attendancePath = (groupId: string, meetingId: string): string =>
  `/groups/${groupId}/meetings/${meetingId}/attendance`

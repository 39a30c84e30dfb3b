import { roomTestEmail } from './room-test-email.tsx'

export const emails = [roomTestEmail]

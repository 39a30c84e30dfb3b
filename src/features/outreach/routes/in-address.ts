import type { Web } from '../../../platform/web/context.ts'

export const tokenIn = (c: Web): string => c.req.param('token') ?? ''

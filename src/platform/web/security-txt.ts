import { Hono } from 'hono'
import type { House, Routes, WebEnv } from './context.ts'

/** RFC 9116 asks for less than a year. */
const GOOD_FOR_DAYS = 180

/** Where those write to who found a weakness (RFC 9116); what we ask of them is in SECURITY.md. */
export function securityTxtRoutes(house: House, contact: string): Routes {
  const routes = new Hono<WebEnv>()
  routes.get('/.well-known/security.txt', (c) => {
    const expires = house
      .clock()
      .add({ hours: GOOD_FOR_DAYS * 24 })
      .round('hour')
    const lines = [
      `Contact: ${contact}`,
      `Expires: ${expires}`,
      'Preferred-Languages: en',
      `Canonical: ${house.baseUrl}/.well-known/security.txt`,
    ]
    return c.text(`${lines.join('\n')}\n`, 200, { 'Cache-Control': 'public, max-age=86400' })
  })
  return routes
}

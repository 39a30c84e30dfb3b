import { globSync } from 'node:fs'
import { basename } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

// `vite build` makes both halves:
//   dist/client  what browsers fetch: assets/ (names carry a hash), favicon.svg, .vite/manifest.json
//   dist/server  server.js, the process; node_modules stay outside
// `vite build --watch` does the same again at every change.
// `npm run dev` builds beside dist/, so that an `npm start` of the same clone keeps what it serves.
const dist = process.env.DIST ?? 'dist'
const islands = globSync('src/features/*/islands/*.tsx').filter((file) => !file.endsWith('.test.tsx'))

export default defineConfig({
  plugins: [tailwindcss()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { target: 'baseline-widely-available', reportCompressedSize: false },
  builder: {},
  environments: {
    client: {
      build: {
        outDir: `${dist}/client`,
        manifest: true,
        assetsInlineLimit: 0,
        rolldownOptions: {
          input: {
            site: 'src/ui/site.css',
            'room-check': 'src/ui/room-check.css',
            'room-look': 'src/ui/room/room.css',
            'recruiting-board': 'src/ui/browser/recruiting-board.ts',
            'patient-guard': 'src/ui/browser/patient-guard.ts',
            'kept-form': 'src/ui/browser/kept-form.ts',
            ...Object.fromEntries(islands.map((file) => [basename(file, '.tsx'), file])),
          },
        },
      },
    },
    ssr: {
      build: {
        ssr: true,
        outDir: `${dist}/server`,
        copyPublicDir: false,
        target: 'node26',
        rolldownOptions: {
          // The demo is a program of its own, which the server runs when it is asked for; backup, restore and admin are commands.
          input: {
            server: 'src/server.ts',
            demo: 'demo/demo.ts',
            backup: 'src/backup.ts',
            restore: 'src/restore.ts',
            admin: 'src/admin.ts',
          },
          output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
  },
})

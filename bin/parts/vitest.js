import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { house } from './house.js'
import { node26 } from './node26.js'

/**
 * @typedef {{ status: string, assertionResults: { status: string }[] }} TestFile
 * @typedef {{ testResults: TestFile[] }} Report
 */

/**
 * Runs Vitest and counts from its report: a file that cannot be loaded, and a run that fails with no test
 * to blame (a set-up, an unhandled rejection), count as one failed each.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 * @returns {{ passed: number, failed: number }}
 */
export function runVitest(args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'balint-circle-report-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { status } = spawnSync(node26(), ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args], {
    cwd: house,
    env: { ...process.env, ...env, NODE_ENV: 'test' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const { passed, failed } = count(report)
  rmSync(folder, { recursive: true, force: true })
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed }
}

/** @param {string} file */
function count(file) {
  let passed = 0
  let failed = 0
  for (const { status, assertionResults } of readReport(file)?.testResults ?? []) {
    const good = assertionResults.filter((test) => test.status === 'passed').length
    const bad = assertionResults.filter((test) => test.status === 'failed').length
    passed += good
    failed += status === 'failed' && bad === 0 ? 1 : bad
  }
  return { passed, failed }
}

/**
 * @param {string} file
 * @returns {Report | null}
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

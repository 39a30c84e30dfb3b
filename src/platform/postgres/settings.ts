import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes PostgreSQL's settings beside its folder, anew at every start, and returns the file. */
export function writeSettings(home: string, port: number, durable: boolean): string {
  const doors = writeOpenly(
    join(home, 'postgres-doors.conf'),
    '# Only this machine, only with a password, and never as the superuser.\n' +
      'host all postgres 127.0.0.1/32 reject\n' +
      'host all all 127.0.0.1/32 scram-sha-256\n',
  )
  const local = join(home, 'postgres-local.conf')
  if (!existsSync(local)) writeOpenly(local, '# Your own PostgreSQL settings; they win and are kept.\n')
  return writeOpenly(
    join(home, 'postgres.conf'),
    `# Written anew at every start: change postgres-local.conf instead.
hba_file = ${quoted(doors)}
listen_addresses = '127.0.0.1'
port = ${port}
unix_socket_directories = ''
max_connections = 80
shared_buffers = 128MB
dynamic_shared_memory_type = mmap   # containers often give /dev/shm only 64 MB
max_parallel_workers_per_gather = 0 # many short questions, not few long ones
jit = off
io_method = sync                    # three processes fewer; the society fits in memory
max_wal_size = 256MB
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
password_encryption = scram-sha-256
# What people wrote stays out of the log: no statements, no errors that quote values, no details.
log_min_messages = log
log_min_error_statement = panic
log_error_verbosity = terse
log_checkpoints = off
log_line_prefix = ''
${durable ? '' : DISPOSABLE}include_if_exists = ${quoted(local)}
`,
  )
}

const DISPOSABLE = `# A database for tests, lost with the machine's next power cut.
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
deadlock_timeout = 100ms # a test that ties a knot does not wait a second for it to be seen
max_connections = 240 # several houses at once
`

function quoted(path: string): string {
  return `'${path.replaceAll("'", "''")}'`
}

/** Root writes these, another user's PostgreSQL reads them, whatever the umask; nothing in them is secret. */
function writeOpenly(file: string, text: string): string {
  writeFileSync(file, text)
  chmodSync(file, 0o644)
  return file
}

import { Copyable } from '../../../ui/copyable.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'
import type { BackupNews } from '../rules/backup-news.ts'

interface BackupsPageProps {
  society: string
  news: BackupNews
  isSetUp: boolean
}

/** For an administrator who need not know what a server is, and for whoever sits beside them and does. */
export function BackupsPage({ society, news, isSetUp }: BackupsPageProps) {
  return (
    <Document title="Backups" width="wide">
      <PageHeader
        eyebrow={society}
        title="Backups"
        lead="Show this page to whoever looks after the server: what is to be typed there stands below."
      />
      <OfficeTabs />
      <Notice kind={news.title === null ? 'good' : 'attention'} title={news.title ?? 'All is well'}>
        <p>{news.sentences.join(' ')}</p>
      </Notice>
      <Section title="What a backup is">
        <p>
          A sealed copy of everything the society keeps here, made by itself every night. It opens with one
          key, which does not lie on the server. Whoever has both can bring everything back on a new server;
          without the key nobody can.
        </p>
      </Section>
      {!isSetUp && <ToBegin />}
      <WhenOneIsMissing isSetUp={isSetUp} />
      <Section title="Ask now and then">
        <p>Who has the key, and in which two places does it lie?</p>
        <p>Are the files copied to another building, with the list tombstones.txt beside them?</p>
        <p>When was one last opened to try it? Twice a year is good.</p>
        <Copyable
          id="check"
          label="To try one, on a computer that has the program"
          hint="It asks for the key, and says whether the file is whole."
          value="npm run backup check FILE"
          wraps
        />
        <p>
          All of it, and how everything is brought back, is in the program’s own folder: the files
          docs/backup.md and docs/operating.md.
        </p>
      </Section>
    </Document>
  )
}

function ToBegin() {
  return (
    <Section title="To begin" lead="A quarter of an hour, once.">
      <Stack>
        <Copyable
          id="key"
          label="1. Make a key, on another computer than the server"
          hint="In a copy of the program. Keep the line AGE-SECRET-KEY-… in two safe places; the line BACKUP_KEY=age1… is for the server."
          value="npm run backup new-key"
          wraps
        />
        <Copyable
          id="folder"
          label="2. Write two lines into the server’s settings"
          hint="Into /etc/balint-circle/settings, or deploy/settings with containers: this one, and BACKUP_KEY=age1… below it."
          value="BACKUP_TO=/var/backups/balint-circle"
          wraps
        />
        <Copyable
          id="restart"
          label="3. Start anew"
          hint="People notice a few seconds. With containers: docker compose --file deploy/compose.yaml up --detach"
          value="sudo systemctl restart balint-circle"
          wraps
        />
      </Stack>
    </Section>
  )
}

function WhenOneIsMissing({ isSetUp }: { isSetUp: boolean }) {
  return (
    <Section title={isSetUp ? 'When one is missing' : 'Then make the first'}>
      <Stack>
        <Copyable
          id="make"
          label="Make one now"
          hint="It ends with “read again and found whole”, or says in one sentence what is wrong."
          value="sudo circle backup"
          wraps
        />
        <Copyable
          id="make-contained"
          label="The same with containers"
          value="docker compose --file deploy/compose.yaml exec circle deploy/circle backup"
          wraps
        />
        {isSetUp && (
          <>
            <Copyable
              id="room"
              label="Is the disk full?"
              hint="A line with 100% is a full one."
              value="df --human-readable"
              wraps
            />
            <Copyable
              id="log"
              label="What did the server say in the night?"
              hint="Backups are made at 02:40 UTC."
              value="sudo journalctl --unit balint-circle --since yesterday"
              wraps
            />
          </>
        )}
      </Stack>
    </Section>
  )
}

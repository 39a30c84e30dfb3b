import type { ComponentChildren } from 'preact'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { Document } from '../../../ui/document.tsx'
import { PageHeader } from '../../../ui/layout.tsx'
import type { Group } from '../../groups/queries/group.ts'

/** A page within a group's workspace. */
export async function framed(_db: ViewerDb, group: Group, _current: string) {
  return (children: ComponentChildren) => (
    <Document title={group.name} width="wide">
      <PageHeader title={group.name} />
      {children}
    </Document>
  )
}

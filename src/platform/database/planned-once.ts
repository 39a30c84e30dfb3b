import {
  type LimitNode,
  type OperationNode,
  PostgresDialect,
  PostgresQueryCompiler,
  type RawNode,
  ValueNode,
} from 'kysely'

/**
 * What a connection says to have each statement planned once (docs/decisions/0073). With row-level security, planning costs more than
 * answering, and a plan made for these very values is hardly ever better: ours ask for ids and short lists.
 */
export const PLANNED_ONCE = '-c plan_cache_mode=force_generic_plan'

/** PostgreSQL as Kysely speaks it, with what a plan for all values has to know beforehand: how many rows are wanted at most. */
export class PlannedOnceDialect extends PostgresDialect {
  override createQueryCompiler(): PostgresQueryCompiler {
    return new LimitsInTheText()
  }
}

/** A limit stands in the statement's text. As a parameter it could be anything, and a tenth of the table would be planned for. */
class LimitsInTheText extends PostgresQueryCompiler {
  protected override visitLimit({ limit }: LimitNode): void {
    this.append('limit ')
    this.visitNode(inTheText(limit))
  }

  protected override visitRaw({ sqlFragments, parameters }: RawNode): void {
    for (const [nth, fragment] of sqlFragments.entries()) {
      this.append(fragment)
      const parameter = parameters[nth]
      if (parameter) this.visitNode(endsInLimit.test(fragment) ? inTheText(parameter) : parameter)
    }
  }
}

const endsInLimit = /\blimit\s+$/

const inTheText = (node: OperationNode): OperationNode =>
  ValueNode.is(node) && Number.isSafeInteger(node.value) ? ValueNode.createImmediate(node.value) : node

'use client'

import { useId } from 'react'
import { useController } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { mostNodesOfStep } from '@/lib/journeys/journey-schema'
import type { NodeRef } from '@/lib/nodes/node-ref'
import type { NodeChoice } from '../../nodes/node-choice'
import { NodePicker } from '../../nodes/node-picker'
import { isChosen } from './journey-values'
import type { JourneyControl } from './use-steps'

export type StepNodesProps = {
  control: JourneyControl
  place: number
  choices: NodeChoice[]
  locale: string
}

/** The nodes of a step: any of them will do. */
export function StepNodes({ control, place, choices, locale }: StepNodesProps) {
  const { field, fieldState } = useController({ control, name: `steps.${place}.nodes` })
  const nodes: NodeRef[] = field.value ?? []
  const errors = toSentences(fieldState.error)
  const isFull = nodes.length >= mostNodesOfStep

  const change = (at: number, node: NodeRef) =>
    field.onChange(nodes.map((other, index) => (index === at ? node : other)))

  return (
    <>
      {nodes.map((node, index) => (
        <StepNode
          // biome-ignore lint/suspicious/noArrayIndexKey: the nodes of a step are alike but for what is chosen
          key={index}
          label={index === 0 ? `Step ${place + 1}, node` : `Step ${place + 1}, or node ${index + 1}`}
          node={node}
          taken={nodes.filter((other, at) => at !== index && isChosen(other))}
          error={errors[index]}
          choices={choices}
          locale={locale}
          onChange={(chosen) => change(index, chosen)}
          onRemove={nodes.length > 1 ? () => field.onChange(nodes.toSpliced(index, 1)) : undefined}
          pickerRef={index === 0 ? field.ref : undefined}
        />
      ))}
      {nodes.some(isChosen) && !isFull ? (
        <Button look="quiet" size="small" onClick={() => field.onChange([...nodes, { nodeId: '' }])}>
          + Or another node
        </Button>
      ) : null}
    </>
  )
}

type StepNodeProps = {
  label: string
  node: NodeRef
  taken: NodeRef[]
  error: string | undefined
  choices: NodeChoice[]
  locale: string
  onChange: (node: NodeRef) => void
  onRemove: (() => void) | undefined
  pickerRef: React.Ref<HTMLButtonElement> | undefined
}

function StepNode(props: StepNodeProps) {
  const { label, node, taken, error, choices, locale, onChange, onRemove, pickerRef } = props
  const errorId = useId()
  return (
    <div>
      <div className="flex items-center gap-1.5">
        <div className="min-w-0 flex-1">
          <NodePicker
            ref={pickerRef}
            label={label}
            nodes={choices}
            value={isChosen(node) ? node : null}
            onChange={onChange}
            invalid={Boolean(error)}
            describedBy={error ? errorId : undefined}
            taken={taken}
            takenBecause="in this step"
            locale={locale}
          />
        </div>
        {onRemove ? (
          <IconButton icon="close" look="quiet" label={`Remove ${label.toLowerCase()}`} onClick={onRemove} />
        ) : null}
      </div>
      <p id={errorId} role="alert" className="text-note font-medium text-bad not-empty:mt-1.5">
        {error}
      </p>
    </div>
  )
}

/** By place in the step; what is wrong with the list as a whole stands at its first node. */
function toSentences(error: unknown): (string | undefined)[] {
  if (!error) return []
  const each = Array.isArray(error) ? error : []
  const whole = 'message' in Object(error) ? [String((error as { message: unknown }).message)] : []
  return each.length > 0 ? each.map((one) => one?.nodeId?.message) : whole
}

'use client'

import { toast } from 'sonner'
import { CheckboxField } from '@/components/form/checkbox-field'
import { FormMessage } from '@/components/form/form-message'
import { NumberField } from '@/components/form/number-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { useActionForm } from '@/components/form/use-action-form'
import { useLeaveGuard } from '@/components/form/use-leave-guard'
import { Card } from '@/components/ui/card'
import { findShortened, type Settings, settingsSchema } from '@/lib/access/settings/settings-schema'
import { type Fixed, FixedFacts } from './fixed-facts'
import { MessagesRetention } from './messages-retention'
import { saveSettingsAction } from './save-settings-action'
import { settingsWords } from './settings-words'
import { ShortenDialog } from './shorten-dialog'
import { useQuestion } from './use-question'

export type SettingsFormProps = { slug: string; settings: Settings; fixed: Fixed }

/** One form for all of it; what would let data go for ever is asked about before it is saved. */
export function SettingsForm({ slug, settings, fixed }: SettingsFormProps) {
  const shortening = useQuestion<Settings>()

  const save = async (typed: Settings) => {
    const shortens = findShortened(settings, typed).length > 0
    if (shortens && !(await shortening.ask(typed))) return { ok: false as const }
    return saveSettingsAction(slug, { settings: typed, mayShorten: shortens })
  }
  const { control, submit, message, pending, dirty } = useActionForm({
    schema: settingsSchema,
    action: save,
    defaultValues: settings,
    onDone: () => toast.success('The settings are saved'),
  })
  useLeaveGuard(dirty)

  return (
    <form onSubmit={submit} noValidate className="max-w-3xl space-y-4">
      <Card title="Workspace">
        <div className="space-y-5">
          <div className="max-w-sm">
            <TextField control={control} name="name" label="Name" autoComplete="off" />
          </div>
          <FixedFacts {...fixed} />
        </div>
      </Card>
      <Card
        title="How long data is kept"
        sentence="Emptied in the background, for ever. Figures stay as they are."
      >
        <div className="space-y-5">
          <MessagesRetention control={control} />
          <div className="max-w-sm">
            <NumberField
              control={control}
              name="deliveriesKeptDays"
              label={`${settingsWords.deliveries.label}, in days`}
              hint={settingsWords.deliveries.hint}
            />
          </div>
        </div>
      </Card>
      <Card title="Reports">
        <CheckboxField control={control} name="reportPasswordsInApp" {...settingsWords.passwords} />
      </Card>
      <FormMessage message={message} />
      <div className="flex items-center justify-end gap-3">
        {dirty ? <p className="text-small text-muted">Not saved yet</p> : null}
        <SubmitButton pending={pending} pendingText="Saving">
          Save settings
        </SubmitButton>
      </div>
      <ShortenDialog
        slug={slug}
        before={settings}
        after={shortening.asked}
        timeZone={fixed.timeZone}
        onAnswer={shortening.answer}
      />
    </form>
  )
}

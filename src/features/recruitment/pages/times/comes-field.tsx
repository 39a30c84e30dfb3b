import { RadioChoice } from '../../../../ui/choices.tsx'

export interface ComesFieldProps {
  /** 'Tuesdays at 19:30 (UK time), every 2 weeks, 90 minutes' */
  regularTime: string
  /** What was said before. */
  value?: string | undefined
  optional?: boolean | undefined
}

export function ComesField({ regularTime, value, optional }: ComesFieldProps) {
  return (
    <RadioChoice
      name="comes"
      label="Can you come at the regular time?"
      hint={`${regularTime}.`}
      optional={optional}
      value={value}
      options={[
        { value: 'good', label: 'Yes, I can keep it free' },
        { value: 'if-need-be', label: 'If need be', hint: 'I would have to move something.' },
        { value: 'not', label: 'No, not at this time' },
      ]}
    />
  )
}

"""Development of competence: gaps against the standard, hours of training, and the plan within the budget."""

from asnplan.training.competence import (
    assessment_coverage,
    band,
    competence_gaps,
    gap_summary,
    job_person_match,
)
from asnplan.training.hours import hours_by_person, hours_compliance, hours_distribution, hours_short
from asnplan.training.learning import learning_gain, learning_summary
from asnplan.training.outcome import REASONS, budget_curve, plan_totals, unmet_needs, unmet_summary
from asnplan.training.plan import course_audience, course_options, training_needs, training_plan

__all__ = [
    "REASONS",
    "assessment_coverage",
    "band",
    "budget_curve",
    "competence_gaps",
    "course_audience",
    "course_options",
    "gap_summary",
    "hours_by_person",
    "hours_compliance",
    "hours_distribution",
    "hours_short",
    "job_person_match",
    "learning_gain",
    "learning_summary",
    "plan_totals",
    "training_needs",
    "training_plan",
    "unmet_needs",
    "unmet_summary",
]

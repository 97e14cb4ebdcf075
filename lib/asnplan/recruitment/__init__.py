"""Recruitment: how many seats to ask for, what they cost, and what the last selection brought."""

from asnplan.recruitment.budget import (
    affordable_seats,
    budget_path,
    latest_budget,
    money_for_seats,
    personnel_share,
    retirement_savings,
)
from asnplan.recruitment.calendar import proposal_calendar
from asnplan.recruitment.consequence import compare_policies, open_shortage, proposal_cost
from asnplan.recruitment.cost import PayRules, base_pay, seat_costs, yearly_cost, yearly_raise
from asnplan.recruitment.fairness import applicant_groups, pass_rates, wilson_interval
from asnplan.recruitment.outcome import open_ties, round_summary, seat_results, stages
from asnplan.recruitment.proposal import propose
from asnplan.recruitment.ranking import competition_rank
from asnplan.recruitment.seats import (
    contract_seats,
    disability_seats,
    open_seats,
    seats_allowed,
)
from asnplan.recruitment.selection import contract_score, final_score, passes_basic_test, select, threshold_table

__all__ = [
    "PayRules",
    "affordable_seats",
    "applicant_groups",
    "base_pay",
    "budget_path",
    "compare_policies",
    "competition_rank",
    "contract_score",
    "contract_seats",
    "disability_seats",
    "final_score",
    "latest_budget",
    "money_for_seats",
    "open_seats",
    "open_shortage",
    "open_ties",
    "pass_rates",
    "passes_basic_test",
    "personnel_share",
    "proposal_calendar",
    "proposal_cost",
    "propose",
    "retirement_savings",
    "round_summary",
    "seat_costs",
    "seat_results",
    "seats_allowed",
    "select",
    "stages",
    "threshold_table",
    "wilson_interval",
    "yearly_cost",
    "yearly_raise",
]

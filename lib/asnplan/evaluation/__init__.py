"""Evaluation: performance, professionalism, satisfaction, complaints, and what they say about staffing."""

from asnplan.evaluation.complaints import STATES, complaint_states, complaint_summary, working_days
from asnplan.evaluation.performance import (
    RATINGS,
    RULES,
    distribution_check,
    rating_by_matrix,
    rating_counts,
    rating_disagreements,
    rating_matrix,
)
from asnplan.evaluation.professionalism import (
    DIMENSIONS,
    TECHNICAL_HOURS,
    competence_score,
    professionalism,
    professionalism_band,
    professionalism_bands,
    professionalism_by,
    training_record,
)
from asnplan.evaluation.satisfaction import (
    MEANINGS,
    UNSUR,
    index_from_means,
    sample_size,
    satisfaction,
    service_grade,
    unsur_means,
)
from asnplan.evaluation.staffing import FEWEST, rank_association, staffing_by, strained

__all__ = [
    "DIMENSIONS",
    "FEWEST",
    "MEANINGS",
    "RATINGS",
    "RULES",
    "STATES",
    "TECHNICAL_HOURS",
    "UNSUR",
    "competence_score",
    "complaint_states",
    "complaint_summary",
    "distribution_check",
    "index_from_means",
    "professionalism",
    "professionalism_band",
    "professionalism_bands",
    "professionalism_by",
    "rank_association",
    "rating_by_matrix",
    "rating_counts",
    "rating_disagreements",
    "rating_matrix",
    "sample_size",
    "satisfaction",
    "service_grade",
    "staffing_by",
    "strained",
    "training_record",
    "unsur_means",
    "working_days",
]

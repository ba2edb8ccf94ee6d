"""Logistic regression with a ridge, by Newton's method."""

import numpy as np
from numpy.typing import NDArray

ROUNDS = 50
Table = NDArray[np.float64]


def fit_logistic(table: Table, right: Table, ridge: float | Table) -> Table:
    """The weight of each column of `table` [rows, columns] for the log odds of `right` [rows], 0 or 1.

    `ridge` is how much the square of a weight costs: one number, or one a column.
    """
    costs = np.broadcast_to(np.asarray(ridge, dtype=np.float64), (table.shape[1],))
    weights = np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - likely) - costs * weights
        curve = (table * (likely * (1 - likely))[:, None]).T @ table + np.diag(costs)
        weights = weights + np.linalg.solve(curve, slope)
    return weights
